"""How is each command of ``evidence`` spelled, and how is its answer shown?"""
